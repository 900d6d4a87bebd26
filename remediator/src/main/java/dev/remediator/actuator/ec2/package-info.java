/// EC2 instances, alone or in an Auto Scaling group: found by their tags, rebooted, replaced.
@NullMarked
package dev.remediator.actuator.ec2;

import org.jspecify.annotations.NullMarked;
