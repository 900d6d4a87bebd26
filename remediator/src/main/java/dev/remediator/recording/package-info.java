/// Recordings: incidents out of a running system in a file that says all there is to know about
/// them, one JSON object a line. Files and nothing else.
@NullMarked
package dev.remediator.recording;

import org.jspecify.annotations.NullMarked;
