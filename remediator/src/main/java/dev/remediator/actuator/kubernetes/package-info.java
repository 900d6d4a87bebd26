/// Kubernetes: its nodes, the scheduler that brings them work, its deployments.
@NullMarked
package dev.remediator.actuator.kubernetes;

import org.jspecify.annotations.NullMarked;
