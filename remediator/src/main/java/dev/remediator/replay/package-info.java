/// Decides recorded incidents again, with other playbooks, in virtual time; acts on nothing; says
/// what is different.
@NullMarked
package dev.remediator.replay;

import org.jspecify.annotations.NullMarked;
