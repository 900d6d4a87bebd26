/// One client for each paging service: what is to be told becomes a request, the answer a
/// [Delivery][dev.remediator.paging.channel.Delivery].
@NullMarked
package dev.remediator.paging.channel;

import org.jspecify.annotations.NullMarked;
