select relation, channel, actor_kind, count(*) as looks, count(*) filter (where contact_id is null) as without_contact,
       count(*) filter (where extract(isodow from at at time zone :zone) > 5
                           or extract(hour from at at time zone :zone) not between 7 and 18) as outside_7_to_19_weekdays
from entry where kind = 'READ'
group by 1, 2, 3 order by looks desc, 1, 2, 3
