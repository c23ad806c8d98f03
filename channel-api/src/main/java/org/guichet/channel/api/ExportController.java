package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.guichet.channel.security.PersonalFile;
import org.guichet.registry.export.ClientExport;
import org.guichet.registry.export.Exporting;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Everything kept about a client, handed to her. */
@RestController
class ExportController {
    private final Exporting exporting;

    ExportController(Exporting exporting) {
        this.exporting = exporting;
    }

    /**
     * A ZIP: {@code export.json}, {@code export.html}, {@code export.schema.json}, and {@code manifest.json} with their
     * SHA-256. For the client, or whoever represents her within what that extends to. Every call hands over anew, and
     * stands in her ledger.
     */
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @PostMapping("/api/v1/clients/{client}/exports")
    void exportClient(@PathVariable String client, Locale locale, HttpServletResponse response) throws IOException {
        try (ClientExport export = exporting.own(ClientPath.of(client), locale)) {
            export.writeTo(PersonalFile.zip(response, export.fileName()));
        }
    }
}
