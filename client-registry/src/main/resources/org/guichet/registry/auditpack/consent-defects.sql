select d.defect, w.id as consent, w.at, w.purpose, w.shown as notice_version, w.language, w.channel, w.method
from word w
left join registry.consent_notice n on n.purpose = w.purpose and n.version = w.shown
left join registry.consent_notice_text t on t.purpose = w.purpose and t.version = w.shown and t.language = w.language
cross join lateral (
    select 'NOTICE_UNKNOWN' as defect where n.version is null
    union all select 'NOTICE_NOT_IN_LANGUAGE' where n.version is not null and t.text is null
    union all select 'NOTICE_NOT_SHOWN_YET' where n.shown_from > (w.at at time zone :zone)::date
    union all select 'BEYOND_NOTICE' where not (w.data_categories <@ n.data_categories and w.recipients <@ n.recipients)
    union all select 'SCRIPT_NOT_NAMED' where w.method = 'PHONE_SCRIPT' and w.script_version is null
) d
where w.state in ('GIVEN', 'RENEWED') and w.at >= :from
order by w.at, w.id
