/// Who sent it: checked on the raw bytes, before anything of them is understood.
///
/// What somebody has overheard cannot be sent again for ever where a scheme signs a time: the time
/// must be near ours. Inside that window the same bytes pass as often as they come, because a
/// sender that heard no answer rightly sends them again; the engine knows them by their keys.
@NullMarked
package dev.remediator.adapter.authentication;

import org.jspecify.annotations.NullMarked;
