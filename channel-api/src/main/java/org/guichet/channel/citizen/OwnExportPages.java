package org.guichet.channel.citizen;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.guichet.channel.security.PersonalFile;
import org.guichet.registry.export.ClientExport;
import org.guichet.registry.export.Exporting;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Everything kept about her, as a file. */
@Controller
class OwnExportPages {
    private final Exporting exporting;

    OwnExportPages(Exporting exporting) {
        this.exporting = exporting;
    }

    @PostMapping("/me/export")
    void export(Locale locale, HttpServletResponse response) throws IOException {
        try (ClientExport export = exporting.own(Me.id(), locale)) {
            export.writeTo(PersonalFile.zip(response, export.fileName()));
        }
    }
}
