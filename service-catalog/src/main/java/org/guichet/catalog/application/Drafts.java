package org.guichet.catalog.application;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Death;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.springframework.stereotype.Component;

/** Opens applications: their answers, what is prefilled just now, and how they are getting to the programme. */
@Component
class Drafts {
    private final Door door;
    private final Forms forms;
    private final AnswerRows answers;
    private final Deliveries deliveries;
    private final Clock clock;

    Drafts(Door door, Forms forms, AnswerRows answers, Deliveries deliveries, Clock clock) {
        this.door = door;
        this.forms = forms;
        this.answers = answers;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    Form form(String serviceCode) {
        return forms.published(serviceCode)
                .orElseThrow(() -> new InvalidInput(List.of(Wrong.of("serviceCode", "input.service.unknown"))));
    }

    /** For an application about to be started, which may be one for people alone. */
    Permit open(ClientId client, Form form) {
        Permit permit = door.open(client, form.requested().serviceCode(), form.prefillable());
        if (!form.offer().isFor(permit.kind())) {
            throw new InvalidInput(List.of(Wrong.of("serviceCode", "input.service.not-for-organizations")));
        }
        return permit;
    }

    /** What a form may be prefilled with is asked for only while it is being filled in. */
    Draft open(Application application) {
        Form form = forms.of(application.serviceVersion());
        Set<String> held = application.state() == ApplicationState.DRAFT ? form.prefillable() : Set.of();
        return read(application, form, door.openRow(application.client(), application.serviceCode(), held));
    }

    Draft read(Application application, Form form, Permit permit) {
        return new Draft(form.of(permit.kind()), answers.of(application.id(), permit), permit, clock.instant());
    }

    ApplicationView view(Application application, Draft opened) {
        Draft draft = read(application, opened.form(), opened.permit());
        boolean open = application.state() == ApplicationState.DRAFT;
        return new ApplicationView(
                application.summary(),
                draft.answers(),
                open ? draft.missing() : List.of(),
                open ? draft.toConfirm() : List.of(),
                Death.among(draft.permit().facts().values()).orElse(null),
                deliveries.of(application, draft.permit()));
    }
}
