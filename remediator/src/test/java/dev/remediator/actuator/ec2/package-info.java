@NullMarked
package dev.remediator.actuator.ec2;

import org.jspecify.annotations.NullMarked;
