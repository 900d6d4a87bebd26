/// The playbook test kit: runs playbooks against fakes, in memory and in virtual time.
@NullMarked
package dev.remediator.testkit;

import org.jspecify.annotations.NullMarked;
