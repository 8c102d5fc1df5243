/** The one place that knows the order, the topics, the partitions and the transactions. */
@NullMarked
package io.unlockwire.pipeline;

import org.jspecify.annotations.NullMarked;
