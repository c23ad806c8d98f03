package org.guichet.channel.api;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.guichet.catalog.application.ApplicationSummary;
import org.guichet.catalog.clientview.WithdrawalPreview;
import org.guichet.registry.disclosure.Reliance;
import org.jspecify.annotations.Nullable;

/**
 * What happens if a consent is withdrawn.
 *
 * @param data each fact it speaks of that a recipient may have today
 * @param services what changes where a service is applied for or looked for
 * @param programmes those that no longer get something; they are told
 */
record WithdrawalPreviewBody(
        UUID consentId, String purpose, List<Datum> data, List<Service> services, List<ProgrammeTold> programmes) {

    /**
     * @param heldOf HERSELF, or ANOTHER where it is held of somebody else and speaks of the client
     * @param source whose fact it is
     * @param effect STOPS or GOES_ON
     * @param basis AUTHORITY or CONSENT, where it goes on
     * @param ground the instrument and its provision
     */
    record Datum(
            String attribute,
            String label,
            String recipient,
            String heldOf,
            String source,
            String effect,
            @Nullable String basis,
            @Nullable String ground) {
        static Datum of(Reliance one, Locale locale) {
            var goesOn = one.goesOn();
            return new Datum(
                    one.attribute().code(),
                    one.attribute().label(locale),
                    one.recipient(),
                    one.inAnothersRecord() ? "ANOTHER" : "HERSELF",
                    one.party(),
                    one.stops() ? "STOPS" : "GOES_ON",
                    goesOn == null ? null : goesOn.kind().name(),
                    goesOn == null ? null : goesOn.text(locale));
        }
    }

    /** @param effect NOT_PREFILLED, NOT_SUGGESTED or NOT_SENT */
    record Service(String serviceCode, String name, String effect, List<String> attributes) {}

    /** @param applications the client's applications it has not decided */
    record ProgrammeTold(String programmeCode, String name, List<String> attributes, List<UUID> applications) {}

    static WithdrawalPreviewBody of(WithdrawalPreview preview, Locale locale) {
        return new WithdrawalPreviewBody(
                preview.consent().id(),
                preview.consent().purpose(),
                preview.data().stream().map(one -> Datum.of(one, locale)).toList(),
                preview.services().stream()
                        .map(one -> new Service(
                                one.code(),
                                one.name().in(locale),
                                one.effect().name(),
                                one.attributes().stream().sorted().toList()))
                        .toList(),
                preview.programmes().stream()
                        .map(one -> new ProgrammeTold(
                                one.programme().code(),
                                one.programme().name(locale),
                                one.attributes().stream().sorted().toList(),
                                one.underWay().stream()
                                        .map(ApplicationSummary::id)
                                        .toList()))
                        .toList());
    }
}
