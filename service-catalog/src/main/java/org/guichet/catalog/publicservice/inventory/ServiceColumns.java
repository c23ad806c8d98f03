package org.guichet.catalog.publicservice.inventory;

import java.util.List;

/** The columns a services file must have; any others are kept as published. */
final class ServiceColumns {
    static final List<String> ALL = List.of(
            "fiscal_yr",
            "service_id",
            "service_name_en",
            "service_name_fr",
            "service_description_en",
            "service_description_fr",
            "service_type",
            "service_recipient_type",
            "service_scope",
            "client_target_groups",
            "client_feedback_channel",
            "service_fee",
            "os_account_registration",
            "os_authentication",
            "os_application",
            "os_decision",
            "os_issuance",
            "os_issue_resolution_feedback",
            "os_comments_client_interaction_en",
            "last_service_improvement",
            "cra_bn_identifier_usage",
            "num_phone_enquiries",
            "num_applications_by_phone",
            "num_website_visits",
            "num_applications_online",
            "num_applications_in_person",
            "num_applications_by_mail",
            "num_applications_by_email",
            "num_applications_by_fax",
            "num_applications_by_other",
            "num_applications_total",
            "special_remarks_en",
            "owner_org",
            "owner_org_title");

    private ServiceColumns() {}
}
