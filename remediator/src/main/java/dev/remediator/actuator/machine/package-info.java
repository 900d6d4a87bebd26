/// Real hosts: a systemd service on each, reached over SSH or on this machine.
@NullMarked
package dev.remediator.actuator.machine;

import org.jspecify.annotations.NullMarked;
