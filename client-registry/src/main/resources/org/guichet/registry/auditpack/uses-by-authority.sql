, named as (
    select split_part(b, ':', 2) as code, e.purpose, e.recipient, e.kind
    from entry e cross join lateral unnest(e.bases) as b
    where e.kind in ('READ', 'SHARE', 'CHANGE', 'BATCH', 'DECISION', 'DISPOSAL') and starts_with(b, 'AUTHORITY:')
)
select code, purpose, recipient, count(*) as entries from named group by 1, 2, 3 order by entries desc, 1, 2, 3
