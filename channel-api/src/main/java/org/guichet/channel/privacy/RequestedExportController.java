package org.guichet.channel.privacy;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A request for access or portability is answered with everything. */
@RestController
class RequestedExportController {
    private final RequestedExport exports;

    RequestedExportController(RequestedExport exports) {
        this.exports = exports;
    }

    /**
     * A ZIP as {@code POST /api/v1/clients/{id}/exports} answers, kept with the request it answers. Within the contact the
     * words were opened in ({@code Contact-Id}); of a request that asks for something else, or was answered, 409.
     */
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @PostMapping("/api/v1/privacy/enquiries/{id}/exports")
    void exportForEnquiry(@PathVariable UUID id, Locale locale, HttpServletResponse response) throws IOException {
        exports.hand(id, locale, response);
    }
}
