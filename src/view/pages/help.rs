//! `/<lang>/help/`: who can be called, for what, when, at what cost, and where the number was seen.

use super::guide;
use crate::model::guide::Guide;
use crate::model::helpline::{Cost, Days, Helpline, HelplineWords, Hours, HoursWord, Interpreters, Opening};
use crate::say;
use crate::view::page::Page;
use crate::view::parts::{blocks, flows, picture, sources};
use leptos::prelude::*;

/// The directory, below the words of `help.md`.
pub fn help(page: &Page<'_>, own: &Guide) -> AnyView {
    let lines: Vec<AnyView> = page
        .content
        .helplines
        .iter()
        .filter_map(|row| {
            let helpline = &row.value;
            page.translation.helplines.get(&helpline.id).map(|words| line(page, helpline, &words.value))
        })
        .collect();
    let directory = view! {
        <section aria-labelledby="lines">
            <h2 id="lines">{say!(page, help.lines)}</h2>
            <ul class="lines">{lines}</ul>
        </section>
    };
    guide::with(page, own, directory.into_any())
}

fn line(page: &Page<'_>, helpline: &Helpline, words: &HelplineWords) -> AnyView {
    let id = format!("line-{}", helpline.id);
    let name = view! { <bdi lang="en" translate="no">{helpline.name.clone()}</bdi> };
    let phone = helpline.phone.as_ref().map(|number| button(page, "call", say!(page, help.call), number, "tel"));
    let text = helpline.text.as_ref().map(|number| button(page, "chat", say!(page, help.text), number, "sms"));
    let note = words.note.clone().map(|note| view! { <p>{note}</p> }.into_any());
    let address = shown_address(&helpline.web).to_owned();
    let web = view! { <bdi dir="ltr" translate="no">{address}</bdi> }.into_any();
    view! {
        <li class="line" id=id>
            <h3 class="line__name">{name}</h3>
            <p>{words.purpose.clone()}</p>
            <p class="line__buttons">{phone}{text}</p>
            {note}
            <dl class="line__facts">
                {fact(say!(page, help.hours), hours(page, &helpline.hours))}
                {fact(say!(page, help.cost), cost(page, helpline.cost).into_any())}
                {fact(say!(page, help.nations), flows::nations(page, &helpline.nations).into_any())}
                {fact(say!(page, help.interpreters), interpreters(page, helpline.interpreters).into_any())}
                {fact(say!(page, help.website), blocks::outside(page, helpline.web.clone(), web))}
                {fact(say!(page, help.seen), seen(page, helpline))}
            </dl>
        </li>
    }
    .into_any()
}

fn button(page: &Page<'_>, icon: &str, verb: String, number: &str, scheme: &str) -> AnyView {
    let href = format!("{scheme}:{}", crate::model::helpline::dial(number));
    view! {
        <a class="button" href=href>
            {picture::icon(page, icon)}
            <span>{verb}</span>
            <bdi dir="ltr" translate="no">{number.to_owned()}</bdi>
        </a>
    }
    .into_any()
}

fn fact(name: String, value: AnyView) -> AnyView {
    view! { <div><dt>{name}</dt><dd>{value}</dd></div> }.into_any()
}

/// The address as people say it: without `https://`, `www.` and the last slash.
fn shown_address(address: &str) -> &str {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
    rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/')
}

fn hours(page: &Page<'_>, hours: &Hours) -> AnyView {
    match hours {
        Hours::Word(HoursWord::Always) => say!(page, help.hours_always).into_any(),
        Hours::Word(HoursWord::Unknown) => say!(page, help.hours_unknown).into_any(),
        Hours::Times(times) => {
            let lines: Vec<AnyView> = times
                .iter()
                .map(|opening| {
                    let words = opening_words(page, opening);
                    view! { <span class="line__hours">{words}</span> }.into_any()
                })
                .collect();
            lines.into_any()
        }
    }
}

fn opening_words(page: &Page<'_>, opening: &Opening) -> String {
    let (from, to) = (opening.from.clone(), opening.to.clone());
    match opening.days {
        Days::MonFri => say!(page, help.days_mon_fri, from, to),
        Days::Sat => say!(page, help.days_sat, from, to),
        Days::Sun => say!(page, help.days_sun, from, to),
        Days::SatSun => say!(page, help.days_sat_sun, from, to),
    }
}

fn cost(page: &Page<'_>, cost: Cost) -> String {
    match cost {
        Cost::Free => say!(page, help.cost_free),
        Cost::Normal => say!(page, help.cost_normal),
    }
}

fn interpreters(page: &Page<'_>, interpreters: Interpreters) -> String {
    match interpreters {
        Interpreters::Yes => say!(page, help.interpreters_yes),
        Interpreters::OnRequest => say!(page, help.interpreters_on_request),
        Interpreters::Unknown => say!(page, help.interpreters_unknown),
    }
}

fn seen(page: &Page<'_>, helpline: &Helpline) -> AnyView {
    let Some(source) = page.content.source(&helpline.source) else { return ().into_any() };
    let title = view! { <bdi lang="en" dir="ltr" translate="no">{source.title.clone()}</bdi> }.into_any();
    view! {
        {blocks::outside(page, source.address.clone(), title)}
        ", "
        {sources::day(page, helpline.checked_on)}
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    #[test]
    fn an_address_is_shown_as_people_say_it() {
        assert_eq!(super::shown_address("https://www.migranthelpuk.org/"), "migranthelpuk.org");
        assert_eq!(super::shown_address("https://ico.org.uk/make-a-complaint"), "ico.org.uk/make-a-complaint");
    }
}
