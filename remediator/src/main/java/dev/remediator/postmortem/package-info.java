/// What happened, written down for those who look back at it: of what a running remediator tells
/// about an incident becomes a document in Markdown. Pure.
@NullMarked
package dev.remediator.postmortem;

import org.jspecify.annotations.NullMarked;
