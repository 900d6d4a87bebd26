/// HTTP in: webhooks and the API.
@NullMarked
package dev.remediator.gateway;

import org.jspecify.annotations.NullMarked;
