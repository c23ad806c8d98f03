package org.guichet.channel.api;

import java.util.List;
import java.util.Locale;
import org.guichet.catalog.publicservice.inventory.ImportReport.File;
import org.guichet.catalog.publicservice.inventory.InventoryFile;
import org.guichet.catalog.standard.ImportOutcome;
import org.guichet.catalog.standard.InventoryImport;
import org.guichet.channel.api.ImportAnswers.Imported;
import org.guichet.channel.api.ImportAnswers.NotImported;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Imports of whole inventories, by managers. */
@RestController
class CatalogueImportController {
    private static final String FORMAT = "gc-service-inventory";

    private final InventoryImport inventory;
    private final ImportAnswers answers;

    CatalogueImportController(InventoryImport inventory, ImportAnswers answers) {
        this.inventory = inventory;
        this.answers = answers;
    }

    /** Answers 400 where unreadable rows refused the import; it then changed nothing. */
    @PostMapping(path = "/api/v1/catalogue/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<?> run(
            @RequestParam String format,
            @RequestPart(required = false) @Nullable MultipartFile file,
            @RequestPart(required = false) @Nullable MultipartFile services,
            @RequestPart(required = false) @Nullable MultipartFile standards,
            @RequestParam(defaultValue = "false") boolean partial,
            Locale locale) {
        if (!FORMAT.equals(format)) {
            throw new InvalidInput(List.of(Wrong.of("format", "input.code")));
        }
        boolean holdsStandards = file != null && InventoryFile.kindOf(file) == File.STANDARDS;
        ImportOutcome outcome = inventory.run(
                services == null && !holdsStandards ? file : services,
                standards == null && holdsStandards ? file : standards,
                partial);
        return switch (outcome) {
            case ImportOutcome.Taken taken -> ResponseEntity.ok(Imported.of(taken, answers, locale));
            case ImportOutcome.Refused refused ->
                ResponseEntity.badRequest()
                        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                        .body(NotImported.of(refused, answers, locale));
        };
    }
}
