/// The language a playbook is written in, and the book it is looked up in.
///
/// A playbook author needs [dev.remediator.playbook.Playbook], the words of
/// [dev.remediator.playbook.Playbooks] and, inside a remedy, [dev.remediator.playbook.Remedy].
/// Everything else here is what those sentences are made of.
@NullMarked
package dev.remediator.playbook;

import org.jspecify.annotations.NullMarked;
