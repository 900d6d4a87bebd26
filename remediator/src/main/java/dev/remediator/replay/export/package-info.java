/// One recorded incident becomes a test: a fixture that holds it, and a Java source that names what
/// happened.
@NullMarked
package dev.remediator.replay.export;

import org.jspecify.annotations.NullMarked;
