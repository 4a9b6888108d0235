//! Which part of a page is the article.
//! A lone article or the main part is preferred to the whole body.

use super::{BlockKind, html::Step};

/// Where in a page a step stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Region {
    /// The outermost article, counted from 1.
    article: Option<u32>,
    /// How many articles are open.
    articles: u32,
    /// How many articles there have been.
    seen: u32,
    /// How many main parts are open.
    mains: u32,
    /// How many headers and footers are open.
    chrome: u32,
    /// Whether the head of the page is open.
    head: bool,
    /// Whether its title is.
    title: bool,
}

/// Elements of the head of a page; any other begins the body.
const HEAD: &[&str] = &["base", "head", "link", "meta", "noscript", "script", "style", "template", "title"];

/// What of a page is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    part: Part,
    /// Whether the title of the page stands in for a missing headline.
    title: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Article(u32),
    Main,
    Body,
}

impl Region {
    /// Enters the element `name`.
    pub(super) fn enter(&mut self, name: &str) {
        match name {
            "article" => {
                self.articles += 1;
                if self.articles == 1 {
                    self.seen += 1;
                    self.article = Some(self.seen);
                }
            }
            "main" => self.mains += 1,
            "header" | "footer" => self.chrome += 1,
            "head" => self.head = true,
            "title" => self.title = self.head || !self.is_inside(),
            _ => self.head &= HEAD.contains(&name),
        }
    }

    /// Leaves the element `name`.
    pub(super) fn leave(&mut self, name: &str) {
        match name {
            "article" => {
                self.articles = self.articles.saturating_sub(1);
                if self.articles == 0 {
                    self.article = None;
                }
            }
            "main" => self.mains = self.mains.saturating_sub(1),
            "header" | "footer" => self.chrome = self.chrome.saturating_sub(1),
            "head" => self.head = false,
            "title" => self.title = false,
            _ => {}
        }
    }

    /// Whether the place belongs to the page and not to an article.
    pub(super) fn is_chrome(self) -> bool {
        self.chrome > 0 && !self.is_inside() || self.head && !self.title
    }

    fn is_inside(self) -> bool {
        self.articles > 0 || self.mains > 0
    }
}

impl Choice {
    /// Whether what stands in `region` is read.
    pub(super) fn takes(self, region: Region) -> bool {
        if region.title {
            return self.title;
        }
        match self.part {
            Part::Article(number) => region.article == Some(number),
            Part::Main => region.mains > 0,
            Part::Body => true,
        }
    }
}

/// The part of the page that holds most of its prose.
pub(super) fn choose(text: &str, outline: &[(Region, Step)]) -> Choice {
    let part = choose_part(text, outline);
    let without = Choice { part, title: false };
    let mut inside = false;
    let headline = outline.iter().filter(|(region, _)| without.takes(*region)).any(|(_, step)| match step {
        Step::Block(kind) => {
            inside = *kind == BlockKind::Headline;
            false
        }
        Step::Text(range) => inside && !text[range.clone()].trim().is_empty(),
        Step::Break(_) => false,
    });
    Choice { part, title: !headline }
}

fn choose_part(text: &str, outline: &[(Region, Step)]) -> Part {
    let weight = |region: &Region, step: &Step| match step {
        Step::Text(range) if !region.title => text[range.clone()].trim().len(),
        _ => 0,
    };
    let sum = |takes: &dyn Fn(&Region) -> bool| -> usize {
        outline.iter().filter(|(region, _)| takes(region)).map(|(region, step)| weight(region, step)).sum()
    };
    let main = sum(&|region| region.mains > 0);
    let body = sum(&|_| true);
    let articles = outline.iter().filter_map(|(region, _)| region.article).max().unwrap_or(0);
    let weights = outline.iter().fold(vec![0; articles as usize + 1], |mut weights, (region, step)| {
        weights[region.article.unwrap_or(0) as usize] += weight(region, step);
        weights
    });
    let best = (1..=articles).max_by_key(|&number| (weights[number as usize], u32::MAX - number));
    let whole = if main > 0 { main } else { body };
    match best {
        Some(number) if weights[number as usize] * 2 >= whole && weights[number as usize] > 0 => {
            Part::Article(number)
        }
        _ if main > 0 => Part::Main,
        _ => Part::Body,
    }
}
