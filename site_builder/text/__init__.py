"""Vietnamese text: Unicode, slugs, order, dates, numbers, phones, hosts, web addresses, Markdown. Pure."""
