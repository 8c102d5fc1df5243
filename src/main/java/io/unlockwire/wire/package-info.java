/**
 * How values look as JSON, and what JSON from outside may be: decimals as strings, times in UTC,
 * bounded.
 */
@NullMarked
package io.unlockwire.wire;

import org.jspecify.annotations.NullMarked;
