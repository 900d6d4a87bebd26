/// What a playbook may act upon. A port says what can be done; how it is done on a process, a host
/// or a cloud is an actuator's business. Every irreversible call carries the order it is done for.
@NullMarked
package dev.remediator.port;

import org.jspecify.annotations.NullMarked;
