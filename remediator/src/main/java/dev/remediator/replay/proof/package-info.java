/// What a playbook repository's own tests say: that a change of playbooks changes nothing of what
/// was recorded, or just what is declared.
@NullMarked
package dev.remediator.replay.proof;

import org.jspecify.annotations.NullMarked;
