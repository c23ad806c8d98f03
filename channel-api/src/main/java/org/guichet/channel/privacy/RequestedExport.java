package org.guichet.channel.privacy;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.guichet.channel.security.PersonalFile;
import org.guichet.registry.export.ClientExport;
import org.guichet.registry.export.Exporting;
import org.springframework.stereotype.Component;

/** Everything kept about whoever asks for access or portability, as the officer who answers hands it over. */
@Component
class RequestedExport {
    private final Exporting exporting;

    RequestedExport(Exporting exporting) {
        this.exporting = exporting;
    }

    void hand(UUID enquiry, Locale locale, HttpServletResponse response) throws IOException {
        try (ClientExport export = exporting.answering(enquiry, locale)) {
            export.writeTo(PersonalFile.zip(response, export.fileName()));
        }
    }
}
