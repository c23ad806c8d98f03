package org.guichet.channel.privacy;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.auditpack.AuditPack;
import org.guichet.registry.auditpack.AuditPacks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit pack: thirteen points about a period, with counts and queries, signed. */
@RestController
@RequestMapping("/api/v1/privacy/audit-packs")
class AuditPackController {
    static final MediaType ZIP = MediaType.valueOf("application/zip");

    private final AuditPacks packs;

    AuditPackController(AuditPacks packs) {
        this.packs = packs;
    }

    /**
     * @param from inclusive
     * @param to exclusive, not after now; at most 366 days after {@code from}
     * @param programmes one to twenty codes; everything where absent
     */
    @Schema(name = "AuditPackRequest")
    record Asked(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable List<String> programmes) {}

    /** @param next cursor of the next page */
    @Schema(name = "AuditPackList")
    record Packs(List<AuditPack> items, @Nullable UUID next) {}

    /** Asks for a pack. A duty makes it; {@code Location} tells how far it is. */
    @ApiResponse(responseCode = "202")
    @PostMapping
    ResponseEntity<AuditPack> requestAuditPack(@RequestBody Asked asked) {
        AuditPack pack = packs.request(asked.from(), asked.to(), asked.programmes());
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/privacy/audit-packs/" + pack.id()))
                .body(pack);
    }

    /** @param limit 1 to 100 */
    @GetMapping
    Packs auditPacks(
            @RequestParam(defaultValue = "50") int limit, @RequestParam(required = false) @Nullable UUID cursor) {
        AuditPacks.Page page = packs.list(cursor, limit);
        return new Packs(page.items(), page.next());
    }

    @GetMapping("/{id}")
    AuditPack auditPack(@PathVariable UUID id) {
        return packs.find(id);
    }

    /** A ZIP: {@code pack.json}, a page in each language, and {@code pack.note}, the signed hashes of the rest. */
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = "application/zip", schema = @Schema(type = "string", format = "binary")))
    @GetMapping("/{id}/file")
    ResponseEntity<byte[]> auditPackFile(@PathVariable UUID id) {
        return zip(id, packs.fetch(id));
    }

    static ResponseEntity<byte[]> zip(UUID id, byte[] file) {
        String disposition = ContentDisposition.attachment()
                .filename("audit-pack-" + id + ".zip")
                .build()
                .toString();
        return ResponseEntity.ok()
                .contentType(ZIP)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
                .body(file);
    }
}
