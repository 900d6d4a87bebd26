/// Amazon CloudWatch's alarms, by SNS, by EventBridge, or from a Lambda function.
@NullMarked
package dev.remediator.adapter.cloudwatch;

import org.jspecify.annotations.NullMarked;
