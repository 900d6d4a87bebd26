/// Looks whether this machine, these settings and everything they name are fit for work, and says
/// what to do where they are not. Looking is apart from judging: what was seen is a value, and a
/// [dev.remediator.doctor.Finding] is computed from it.
@NullMarked
package dev.remediator.doctor;

import org.jspecify.annotations.NullMarked;
