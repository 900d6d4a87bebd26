/// Commands on hosts: this one, and others over SSH. A command is an argument list, never a line
/// for a shell.
@NullMarked
package dev.remediator.actuator.host;

import org.jspecify.annotations.NullMarked;
