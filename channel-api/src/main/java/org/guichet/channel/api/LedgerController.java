package org.guichet.channel.api;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.catalog.clientview.Ledger;
import org.guichet.catalog.clientview.LedgerWords;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.audit.LogProofs;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.enquiry.Enquiry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The disclosure ledger, in the shape of Estonia's {@code findUsage}: the office and never the clerk. */
@RestController
class LedgerController {
    private final Ledger ledger;
    private final LedgerWords words;
    private final Programmes programmes;
    private final MessageSource messages;
    private final Clock clock;

    LedgerController(Ledger ledger, LedgerWords words, Programmes programmes, MessageSource messages, Clock clock) {
        this.ledger = ledger;
        this.words = words;
        this.programmes = programmes;
        this.messages = messages;
        this.clock = clock;
    }

    record Usages(long totalUsages, List<Usage> usages) {}

    /**
     * What was asked about an entry.
     *
     * @param due the last day it is answered in time
     * @param answer what the privacy office answered; absent while it waits
     */
    @Schema(name = "UsageEnquiry")
    record Asked(
            UUID id,
            Enquiry.State state,
            LocalDate due,
            @Nullable String answer) {
        static Asked of(Enquiry.Answered answered) {
            Enquiry enquiry = answered.enquiry();
            return new Asked(enquiry.id(), enquiry.state(), enquiry.due(), answered.answer());
        }
    }

    /**
     * @param id of the entry, by which its proof is asked for and it is asked about
     * @param basis codes of the authorities, consents and representations it rested on; empty for a refusal
     * @param onBehalf whether somebody else acted, or tried to act, for the client
     * @param enquiries what the client asked about it, oldest first
     * @param purposeText the purpose in words
     * @param basisTexts what it rested on in words: the law with its provision, the consent with its day
     * @param reasonText the reason in words
     * @param suggested names of the services that were suggested by it; empty where whoever asks may not see suggestions
     */
    record Usage(
            UUID id,
            Instant logtime,
            String action,
            String receiverCode,
            String receiverName,
            String receiverSystem,
            String purpose,
            String basis,
            List<String> attributes,
            @Nullable String reason,
            boolean onBehalf,
            List<Asked> enquiries,
            String purposeText,
            List<String> basisTexts,
            @Nullable String reasonText,
            List<String> suggested) {}

    @GetMapping("/api/v1/clients/{client}/disclosures")
    Usages list(
            @PathVariable String client,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(defaultValue = "0") int offset,
            Locale locale) {
        Ledger.Page page = ledger.of(
                ClientPath.of(client),
                from == null ? Instant.EPOCH : from,
                to == null ? clock.instant().plusSeconds(1) : to,
                limit,
                offset);
        Map<String, String> names = programmes.all().stream()
                .collect(Collectors.toMap(Programme::code, programme -> programme.name(locale)));
        Map<UUID, LedgerWords.Said> said = words.of(page, locale);
        return new Usages(
                page.total(),
                page.items().stream()
                        .map(entry -> usage(
                                entry,
                                Objects.requireNonNull(said.get(entry.id())),
                                page.askedAbout(entry.id()),
                                names,
                                locale))
                        .toList());
    }

    /**
     * That an entry of the ledger is in the sealed log. One that is not about the client answers as one that is not there;
     * one that is not sealed yet can be asked for again in a moment.
     */
    @GetMapping("/api/v1/clients/{client}/disclosures/{entry}/proof")
    LogProofs.Inclusion proof(@PathVariable String client, @PathVariable UUID entry) {
        return ledger.proof(ClientPath.of(client), entry);
    }

    private Usage usage(
            LoggedEntry entry,
            LedgerWords.Said said,
            List<Enquiry.Answered> asked,
            Map<String, String> programmeNames,
            Locale locale) {
        return new Usage(
                entry.id(),
                entry.at(),
                said.action(),
                entry.recipient(),
                programmeNames.getOrDefault(entry.recipient(), actor(entry, locale)),
                entry.channel(),
                entry.purpose(),
                String.join(", ", entry.bases()),
                entry.attributes(),
                entry.reason(),
                entry.onBehalfOf() != null,
                asked.stream().map(Asked::of).toList(),
                said.purpose(),
                said.bases(),
                said.reason(),
                said.suggested());
    }

    private String actor(LoggedEntry entry, Locale locale) {
        return switch (entry.actorKind()) {
            case "PERSON" -> entry.actorOffice();
            case "CLIENT" ->
                messages.getMessage(
                        entry.onBehalfOf() == null ? "ledger.receiver.self" : "ledger.receiver.representative",
                        null,
                        locale);
            case "DUTY" -> messages.getMessage("ledger.receiver.duty", null, locale);
            default -> entry.actorId();
        };
    }
}
