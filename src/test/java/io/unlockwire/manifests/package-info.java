/**
 * Holds the container, compose and Kubernetes files to what the service needs and an operator may
 * expect.
 */
@NullMarked
package io.unlockwire.manifests;

import org.jspecify.annotations.NullMarked;
