package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The button beside the words of a request. */
@Controller
class RequestedExportPages {
    private final RequestedExport exports;

    RequestedExportPages(RequestedExport exports) {
        this.exports = exports;
    }

    @PostMapping("/privacy/enquiries/{id}/contacts/{contact}/export")
    void export(@PathVariable UUID id, @PathVariable UUID contact, Locale locale, HttpServletResponse response) {
        AnsweringContacts.within(contact, () -> {
            try {
                exports.hand(id, locale, response);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
            return id;
        });
    }
}
