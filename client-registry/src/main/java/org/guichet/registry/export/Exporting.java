package org.guichet.registry.export;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.disclosure.FactHistories;
import org.guichet.registry.enquiry.AnsweringEnquiries;
import org.guichet.registry.enquiry.Enquiry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Handing a client everything kept about her: to herself, to whoever represents her, or in answer to her request. */
@Component
public class Exporting {
    /** What an export is opened for. */
    public static final String PURPOSE = "access-request";

    /** So many were taken lately, or one is being made: another later. */
    public static final String TOO_MANY = "TOO_MANY_EXPORTS";

    private static final Duration WHILE = Duration.ofHours(1);
    private static final int MOST = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Exporting.class);
    private static final Set<Enquiry.Kind> ASKS_FOR_IT = EnumSet.of(Enquiry.Kind.ACCESS, Enquiry.Kind.PORTABILITY);
    private static final String LANGUAGE = "language.preferred";

    private final Disclosures disclosures;
    private final FactHistories histories;
    private final AnsweringEnquiries enquiries;
    private final Gathering gathering;
    private final Kept kept;

    Exporting(
            Disclosures disclosures,
            FactHistories histories,
            AnsweringEnquiries enquiries,
            Gathering gathering,
            Kept kept) {
        this.disclosures = disclosures;
        this.histories = histories;
        this.enquiries = enquiries;
        this.gathering = gathering;
        this.kept = kept;
    }

    /** That it was handed over, and when. */
    @Component
    record Kept(ExportRows rows, LegalDay day) {}

    /**
     * Everything kept about a client, for herself or whoever represents her, within what that extends to. Each is a
     * handing over of its own, with an entry in her ledger.
     *
     * @param language of the page, where she has not said which she prefers
     * @throws NotGranted to whoever is no client
     * @throws org.guichet.registry.client.NotFound where there is no such client for whoever acts
     * @throws StateChanged with {@link #TOO_MANY} where five were taken within an hour, or one is being made
     * @throws org.guichet.registry.disclosure.DisclosureRefused where a check of the door refuses
     */
    @Transactional
    public ClientExport own(ClientId client, Locale language) {
        if (!(Acting.errand().actor() instanceof Actor.Client)) {
            throw new NotGranted();
        }
        return export(Ask.about(client, gathering.attributes()).forPurpose(PURPOSE), null, language);
    }

    /**
     * The same in answer to a client's request for access or portability, by the privacy officer who reads it, within
     * the contact that says why.
     *
     * @throws NotGranted to whoever is no privacy officer
     * @throws org.guichet.registry.client.NotFound where there is no such request, or the client is not there for whoever
     *     acts
     * @throws StateChanged where it asks for something else, or was answered, or was made by somebody who represents her,
     *     who takes what her representation extends to herself
     * @throws org.guichet.registry.disclosure.DisclosureRefused where a check of the door refuses, above all without a
     *     contact
     */
    @Transactional
    public ClientExport answering(UUID request, Locale language) {
        Enquiry.Opened opened = enquiries.open(request);
        Enquiry enquiry = opened.enquiry();
        if (!ASKS_FOR_IT.contains(enquiry.kind())) {
            throw new StateChanged(enquiry.kind().name());
        }
        if (enquiry.onBehalf()) {
            throw new StateChanged("ON_BEHALF");
        }
        if (enquiry.state() != Enquiry.State.IN_REVIEW) {
            throw new StateChanged(enquiry.state().name());
        }
        Ask ask = Ask.about(opened.client(), gathering.attributes())
                .forPurpose(PURPOSE)
                .to("client")
                .namedByRow();
        return export(ask, request, language);
    }

    private ClientExport export(Ask ask, @Nullable UUID request, Locale language) {
        Permit permit = disclosures.open(ask).orRefuse();
        Errand errand = Acting.errand();
        if (!kept.rows().mayTakeAnother(permit, kept.day().clock().instant().minus(WHILE), MOST)) {
            throw new StateChanged(TOO_MANY);
        }
        About about = new About(
                Ids.next(kept.day().clock()),
                permit.client().value(),
                kept.day().clock().instant(),
                permit.entryId(),
                Gathering.bases(permit),
                request,
                gathering.withheld(permit),
                permit.fact(LANGUAGE).map(Fact::value).map(Exporting::language).orElse(language));
        boolean hers = permit.behalf() == null && errand.self() != null;
        Gathering.Gathered gathered = gathering.gather(
                about, new Gathering.Reader(permit, histories.readable(permit, ask), hers, errand.cleared()));
        ClientExport export = new ClientExport(about.id(), about.at(), List.of(gathered.json(), gathered.html()));
        deleteUnlessCommitted(export);
        kept.rows().insert(about, permit, gathered);
        LOG.atInfo()
                .addKeyValue("export", about.id())
                .addKeyValue("rows", gathered.rows())
                .log("Everything kept about a client was gathered for her");
        return export;
    }

    /** What nobody will ever get is not left lying. */
    private static void deleteUnlessCommitted(ClientExport export) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                if (status != STATUS_COMMITTED) {
                    export.close();
                }
            }
        });
    }

    private static Locale language(Object code) {
        return Objects.equals(code, "fr") ? Locale.FRENCH : Locale.ENGLISH;
    }
}
