/// Alerts alone, out of files of any system: JSON Lines, or CSV with a mapping of its columns.
@NullMarked
package dev.remediator.replay.alerts;

import org.jspecify.annotations.NullMarked;
