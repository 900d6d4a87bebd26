@org.jspecify.annotations.NullMarked
package dev.remediator.replay.record;
