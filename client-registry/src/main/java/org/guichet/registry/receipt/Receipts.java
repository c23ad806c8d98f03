package org.guichet.registry.receipt;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.ConsentEvent;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.signature.SignatureKeys;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Receipts of consents: issued once for each event, kept to the byte, and each handing over of one kept. */
@Component
public class Receipts {
    private static final String ATTRIBUTE = "consents";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Map<String, Object> CONTEXT = context();

    private final ReceiptRows rows;
    private final ReceiptSources sources;
    private final ReceiptSettings settings;
    private final SignatureKeys keys;
    private final Clock clock;

    Receipts(ReceiptRows rows, ReceiptSources sources, ReceiptSettings settings, SignatureKeys keys, Clock clock) {
        this.rows = rows;
        this.sources = sources;
        this.settings = settings;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * The receipt of a consent as its chain stands, in a form; that it was handed over is kept.
     *
     * @param permit covers consents
     * @param events the whole chain of the consent, oldest first
     * @throws StateChanged where the form cannot tell it: Kantara's, of a consent never given
     * @throws CannotIssue where the operator has not said what a receipt must say
     * @throws org.guichet.registry.signature.CannotSign where it is to be signed and no key signs now
     */
    @Transactional(propagation = Propagation.MANDATORY, noRollbackFor = StateChanged.class)
    public HandedReceipt hand(Permit permit, ConsentRecord consent, List<ConsentEvent> events, ReceiptForm form) {
        if (!permit.covers(ATTRIBUTE) || !permit.ids().contains(consent.client())) {
            throw new NotFound();
        }
        Receipt receipt = rows.find(consent.id(), events.getLast().sequence()).orElseGet(() -> issue(consent, events));
        HandedReceipt handed =
                new HandedReceipt(receipt, new ReceiptText(JSON.readTree(receipt.content())), rendered(receipt, form));
        rows.handed(receipt.id(), form, now());
        return handed;
    }

    /** That receipts of a consent were handed over, oldest first. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public List<Delivery> deliveries(Permit permit, UUID consent) {
        return permit.covers(ATTRIBUTE) ? rows.deliveries(consent) : List.of();
    }

    private Receipt issue(ConsentRecord consent, List<ConsentEvent> events) {
        Told told = sources.told(Ids.next(clock), now(), consent, events, settings);
        String content =
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(new TechnicalReceipt(told).content(CONTEXT));
        Receipt receipt = new Receipt(told.id(), consent.id(), events.getLast().sequence(), told.issuedAt(), content);
        return rows.insert(receipt)
                ? receipt
                : rows.find(consent.id(), receipt.sequence()).orElseThrow(NotFound::new);
    }

    private String rendered(Receipt receipt, ReceiptForm form) {
        return switch (form) {
            case JSON_LD, PAGE -> receipt.content();
            case JOSE ->
                keys.jws(SignedReceipt.TYPE, SignedReceipt.CONTENT, receipt.content())
                        .toString();
            case KANTARA ->
                JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(new KantaraReceipt(JSON.readTree(receipt.content())).content());
        };
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    static Map<String, Object> context() {
        try (var stream = new ClassPathResource("registry/receipt-context.json").getInputStream()) {
            return JSON.readValue(stream, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (IOException missing) {
            throw new IllegalStateException("The context of receipts cannot be read", missing);
        }
    }
}
