/// Who is called when automation stops, in which order, how, and when: escalation policies as code.
@NullMarked
package dev.remediator.oncall;

import org.jspecify.annotations.NullMarked;
