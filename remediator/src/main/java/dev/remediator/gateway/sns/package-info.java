/// The certificates Amazon signs the messages of SNS with: fetched, looked at, remembered.
@NullMarked
package dev.remediator.gateway.sns;

import org.jspecify.annotations.NullMarked;
