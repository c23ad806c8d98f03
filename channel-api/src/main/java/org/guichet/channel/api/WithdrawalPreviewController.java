package org.guichet.channel.api;

import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.clientview.WithdrawalPreviews;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What happens if I withdraw? */
@RestController
class WithdrawalPreviewController {
    private final WithdrawalPreviews previews;

    WithdrawalPreviewController(WithdrawalPreviews previews) {
        this.previews = previews;
    }

    /** Names what stops and what goes on; nothing changes. */
    @GetMapping("/api/v1/consents/{id}/withdrawal-preview")
    WithdrawalPreviewBody preview(@PathVariable UUID id, Locale locale) {
        return WithdrawalPreviewBody.of(previews.of(id), locale);
    }
}
