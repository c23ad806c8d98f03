package org.guichet.catalog.standard;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.guichet.catalog.publicservice.inventory.ImportReport;
import org.guichet.catalog.publicservice.inventory.InventoryImports;
import org.guichet.catalog.publicservice.inventory.ServiceInventory;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.KeyReused;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Imports the Government of Canada service inventory: services, standards or both, all or nothing. */
@Service
public class InventoryImport {
    private final ServiceInventory services;
    private final StandardInventory standards;
    private final InventoryImports imports;
    private final Once once;

    InventoryImport(ServiceInventory services, StandardInventory standards, InventoryImports imports, Once once) {
        this.services = services;
        this.standards = standards;
        this.imports = imports;
        this.once = once;
    }

    /**
     * Reads the files and takes every readable row. The same files again change nothing and give the same answer.
     *
     * @param partial take the readable rows although others are not; otherwise one unreadable row refuses everything
     * @throws NotGranted where neither a manager nor a duty acts
     * @throws KeyReused where the idempotency key came with other files before
     * @throws InvalidInput where there is no file, or one that is not such a file at all
     */
    @Transactional
    public ImportOutcome run(
            @Nullable InputStreamSource servicesFile, @Nullable InputStreamSource standardsFile, boolean partial) {
        requireManager();
        if (servicesFile == null && standardsFile == null) {
            throw new InvalidInput(List.of(Wrong.of("file", "input.required")));
        }
        String servicesHash = hash(servicesFile);
        String standardsHash = hash(standardsFile);
        // An import repeats safely; the claim is there for the same key with other files.
        String files = servicesHash + "+" + standardsHash;
        if (!files.equals(once.claim("catalogue-import", files).orElse(files))) {
            throw new KeyReused();
        }
        ImportReport report = new ImportReport();
        if (servicesFile != null) {
            services.take(servicesFile, report);
        }
        if (standardsFile != null) {
            standards.take(standardsFile, report);
        }
        if (!partial && !report.rejected().isEmpty()) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return new ImportOutcome.Refused(report.rejected(), report.findings());
        }
        imports.remember(servicesHash, standardsHash, report);
        return new ImportOutcome.Taken(report.services(), report.standards(), report.rejected(), report.findings());
    }

    private static void requireManager() {
        Errand errand = Acting.errand();
        if (!(errand.actor() instanceof Actor.Duty) && !errand.hasRole(Role.MANAGER)) {
            throw new NotGranted();
        }
    }

    private static String hash(@Nullable InputStreamSource file) {
        if (file == null) {
            return "";
        }
        try (InputStream stream = file.getInputStream()) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(stream, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
