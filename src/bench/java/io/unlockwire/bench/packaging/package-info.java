/**
 * Makes runnable Quarkus applications out of classes, as the build does, for comparisons that need another packaging.
 */
package io.unlockwire.bench.packaging;
