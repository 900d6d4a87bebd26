/// Real hosts: a real sshd, services under a real systemd, real disks.
@NullMarked
package dev.remediator.it.node;

import org.jspecify.annotations.NullMarked;
