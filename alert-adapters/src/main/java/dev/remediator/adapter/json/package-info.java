/// Everything else that sends JSON: by pointers from the configuration, or by the words most
/// senders use.
@NullMarked
package dev.remediator.adapter.json;

import org.jspecify.annotations.NullMarked;
