/// Machines that Terraform makes: one is replaced by a plan that touches nothing else.
@NullMarked
package dev.remediator.actuator.terraform;

import org.jspecify.annotations.NullMarked;
