/**
 * Subtasks that live and die together: structured concurrency on Mutiny. Start with
 * {@link io.unlockwire.taskgroup.TaskGroup}. Imports nothing but the JDK, Mutiny and JSpecify.
 */
@org.jspecify.annotations.NullMarked
package io.unlockwire.taskgroup;
