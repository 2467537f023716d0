export default {
  pagination: { data: "pages", size: 1, alias: "entry" },
  eleventyExcludeFromCollections: true,
  permalink: (data) => `${data.entry.p.url}index.html`,
};
