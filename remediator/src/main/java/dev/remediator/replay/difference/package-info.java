/// What is different between two ways of deciding about the same incidents, told so that a reviewer
/// can read it.
@NullMarked
package dev.remediator.replay.difference;

import org.jspecify.annotations.NullMarked;
