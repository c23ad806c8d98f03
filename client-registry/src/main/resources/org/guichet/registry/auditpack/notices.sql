select n.purpose, n.version, n.shown_from, n.material, n.data_categories, n.recipients, t.language, t.text
from registry.consent_notice n left join registry.consent_notice_text t on t.purpose = n.purpose and t.version = n.version
where n.shown_from < :to
order by n.purpose, n.number, t.language
